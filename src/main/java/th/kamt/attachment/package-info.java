/** Owns files that people attach to their work: what may be kept, the content in the database that all nodes share, and what became of it. */
@org.springframework.modulith.ApplicationModule(displayName = "Attachment")
package th.kamt.attachment;
