/** Owns the import desk: takes uploaded files for the import page and runs them through the modules that own the data. */
@org.springframework.modulith.ApplicationModule(displayName = "Imports")
package th.kamt.imports;
