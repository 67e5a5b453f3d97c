/** Owns the one page on which people find what waits for them, whatever step of the manual it belongs to. */
@org.springframework.modulith.ApplicationModule(displayName = "My work")
package th.kamt.mywork;
