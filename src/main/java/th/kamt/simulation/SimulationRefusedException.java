package th.kamt.simulation;

/** The application must not start as a simulation. */
class SimulationRefusedException extends RuntimeException {

    private final String action;

    SimulationRefusedException(String what, String action) {
        super(what);
        this.action = action;
    }

    String action() {
        return action;
    }
}
