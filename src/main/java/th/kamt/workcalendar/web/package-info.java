/** The calendar page, and the door of the feeds. */
package th.kamt.workcalendar.web;
