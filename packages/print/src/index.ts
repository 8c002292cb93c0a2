export { INK, INK_SOFT, LINE, openSheet, type Part, type Sheet, SUNKEN, type TextStyle, ULTRAMARINE } from './sheet.ts'
