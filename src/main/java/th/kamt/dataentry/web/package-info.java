/** The data entry page. */
package th.kamt.dataentry.web;
