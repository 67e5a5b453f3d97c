package th.kamt.exitinterview;

/** Somebody else has the interview now; published in the transaction of that change. */
public record ExitInterviewFollows(long id) {}
