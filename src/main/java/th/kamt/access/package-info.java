/** Owns people's access: administrators' one-time links and ends of access, who signed in when, and the pages of substitutes. */
@org.springframework.modulith.ApplicationModule(displayName = "Access")
package th.kamt.access;
