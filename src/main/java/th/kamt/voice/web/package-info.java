/** The operators' pages of what goes to PEA-VOC. */
package th.kamt.voice.web;
