package th.kamt.urgentvoice;

import java.util.List;
import th.kamt.organization.RoleAt;

/**
 * Whose the work on a case is now.
 *
 * @param post     the post that has it; where a person has it by order, the post above them, which can order anew
 * @param people   employee ids who may do it, ordered; empty if nobody holds the post, nor any above it
 * @param byOrder  whether {@code people} is the person ordered, whatever post they hold
 * @param skipped  posts passed over because nobody holds them, nearest first
 */
public record VoiceHolders(RoleAt post, List<String> people, boolean byOrder, List<RoleAt> skipped) {}
