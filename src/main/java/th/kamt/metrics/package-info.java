/** Owns how often the application is measured and how the figures reach Prometheus; what is measured is each module's own. */
@org.springframework.modulith.ApplicationModule(displayName = "Metrics")
package th.kamt.metrics;
