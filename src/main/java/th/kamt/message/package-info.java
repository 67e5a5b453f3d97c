/** Owns the words: sentences by key in Thai and English, and the refusals that carry them. */
@org.springframework.modulith.ApplicationModule(displayName = "Message")
package th.kamt.message;
