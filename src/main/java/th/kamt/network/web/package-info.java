/** Pages of work handed to the Network side. */
package th.kamt.network.web;
