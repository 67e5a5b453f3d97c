/** Pages of resource requests. */
package th.kamt.resources.web;
