/** REST and pages of the plan year and the units' plans. */
package th.kamt.whatif.web;
