/** Owns the calendar of people's work, on a page and as a feed that other calendars subscribe to by a secret link. */
@org.springframework.modulith.ApplicationModule(displayName = "Work calendar")
package th.kamt.workcalendar;
