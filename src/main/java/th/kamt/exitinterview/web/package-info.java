/** Pages of customers lost and exit interviews. */
package th.kamt.exitinterview.web;
