/** Owns the contract accounts: the yearly customer and HVC list, its import, the erasure of contact persons and the log of who saw them. */
@org.springframework.modulith.ApplicationModule(displayName = "Customer")
package th.kamt.customer;
