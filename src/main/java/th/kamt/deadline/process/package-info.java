/** The process that watches a deadline: its timer and its delegate. */
package th.kamt.deadline.process;
