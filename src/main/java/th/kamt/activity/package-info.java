/** Owns what is done for each account over the year: services, activities and contacts, planned or not, and their logs (steps 4 and 5). */
@org.springframework.modulith.ApplicationModule(displayName = "Activity")
package th.kamt.activity;
