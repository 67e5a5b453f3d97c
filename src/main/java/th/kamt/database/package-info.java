/** Owns where the data lie: the embedded MariaDB of demo and tests, and what one transaction remembers of its rows. */
@org.springframework.modulith.ApplicationModule(displayName = "Database")
package th.kamt.database;
