/** REST and pages of the question what changed tables would do. */
package th.kamt.whatif.web;
