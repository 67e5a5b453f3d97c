/** Owns what requests have in common: their stations, who decides, separation of duties, history and notices (R-ENT-4, R-RES-1). */
@org.springframework.modulith.ApplicationModule(displayName = "Request")
package th.kamt.request;
