/** Owns what all web answers share: how refusals become problem+json. */
@org.springframework.modulith.ApplicationModule(displayName = "Web")
package th.kamt.web;
