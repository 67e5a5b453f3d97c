/** Pages and REST of urgent voices (CRM-KAM-003). */
package th.kamt.urgentvoice.web;
