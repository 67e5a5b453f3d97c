/** REST of the movable clock. */
package th.kamt.simulation.web;
