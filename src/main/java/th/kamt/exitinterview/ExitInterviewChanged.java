package th.kamt.exitinterview;

/** What an interview says has changed; published in the transaction of the change. */
public record ExitInterviewChanged(long id) {}
