/** Owns how tables come in and go out: strict streaming readers and safe writers of CSV and XLSX, and every wrong cell's report. */
@org.springframework.modulith.ApplicationModule(displayName = "Tabular")
package th.kamt.tabular;
