/** Owns the plans that keep customers with high risk: insight, actions, agreement by management, follow-through (clause 6.1.4). */
@org.springframework.modulith.ApplicationModule(displayName = "Special-risk plans")
package th.kamt.specialrisk;
