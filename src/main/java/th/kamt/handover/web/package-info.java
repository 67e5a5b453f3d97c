/** Hand-over pages. */
package th.kamt.handover.web;
