package th.kamt.workflow;

/** Names of tasks: customers and requests may be called longer than the engine has room for (255 characters). */
public final class TaskName {

    private static final int LONGEST = 250;

    private TaskName() {}

    /** As much of it as there is room for; no letter outside the basic plane is cut in two. */
    public static String of(String words) {
        if (words.length() <= LONGEST) {
            return words;
        }
        return words.substring(0, Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }
}
