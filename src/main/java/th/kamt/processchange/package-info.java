/** Owns how a changed model, form or table goes live: checked, shown with every running instance, with its reason and a way back. */
@org.springframework.modulith.ApplicationModule(displayName = "Process change")
package th.kamt.processchange;
