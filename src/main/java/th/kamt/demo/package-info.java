/** Owns the demo: one region with its people, customers and an open plan year, loaded through the same imports people use. */
@org.springframework.modulith.ApplicationModule(displayName = "Demo")
package th.kamt.demo;
