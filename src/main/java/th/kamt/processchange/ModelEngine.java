package th.kamt.processchange;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import th.kamt.message.Message;

/** What changes need of the engine. Everything that writes takes part in the caller's transaction. */
public interface ModelEngine {

    /** What a deployment became: definition ids and versions by process or decision id. */
    record Deployed(Map<String, String> definitions, Map<String, Integer> versions) {}

    /** @param because why the instance stays on its version; empty if it can move */
    record Prospect(String instanceId, Optional<Message> because) {}

    /** Every process of the contract, every form of one and every table file that is live, by file name. */
    List<LiveModel> live();

    /** The forms deployed with that version of a process, by file name; none if it is there no more. */
    Map<String, byte[]> formsWith(String definitionId);

    /** The release's file of that name, if the application was built with one. */
    Optional<byte[]> ofRelease(String file);

    /** Whether exactly these bytes of the file are or were live. */
    boolean wasLive(String file, byte[] content);

    /** All running instances of the process, whatever their version, by business key. */
    List<Standing> running(String processId);

    /** @throws UnreadableByEngineException if the engine does not take a file */
    Deployed deploy(String name, Map<String, byte[]> files);

    /** Whether each running instance of an older version can move to that one with all it has. */
    List<Prospect> prospects(String processId, String definitionId);

    /** Moves these instances with their tasks, timers, jobs and variables. */
    void move(String processId, String definitionId, Collection<String> instances);

    /** As {@link #move}, by jobs after the transaction. */
    void moveLater(String processId, String definitionId, Collection<String> instances);
}
