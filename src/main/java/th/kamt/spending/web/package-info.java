/** Pages of events' spending. */
package th.kamt.spending.web;
