/** Owns requests for resources, staff, material and budget (R-RES-1). */
@org.springframework.modulith.ApplicationModule(displayName = "Resource requests")
package th.kamt.resources;
