/** Owns the administrators' work on people's access: one-time links, ends of access, and who signed in when. */
@org.springframework.modulith.ApplicationModule(displayName = "Access")
package th.kamt.access;
