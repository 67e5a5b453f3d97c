/** Owns the spending on seminars and recreation, RBA2 and RBA4: what an event costs, its limit and the regulation's rates (R-ENT-4). */
@org.springframework.modulith.ApplicationModule(displayName = "Event spending")
package th.kamt.spending;
