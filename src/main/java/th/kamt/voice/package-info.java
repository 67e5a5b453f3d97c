/** Owns the way of the customers' voice to the utility's voice-of-customer system, PEA-VOC: its outbox and what became of each. */
@org.springframework.modulith.ApplicationModule(displayName = "Voice")
package th.kamt.voice;
