/** Owns where the data lie: the embedded MariaDB of demo and tests. */
@org.springframework.modulith.ApplicationModule(displayName = "Database")
package th.kamt.database;
