/** Reads people's tasks from the engine. */
package th.kamt.mywork.process;
