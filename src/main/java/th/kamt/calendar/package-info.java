/** Owns time: plan years of the Buddhist Era, Bangkok days, the business clock, and how dates and numbers are written for people. */
@org.springframework.modulith.ApplicationModule(displayName = "Calendar")
package th.kamt.calendar;
