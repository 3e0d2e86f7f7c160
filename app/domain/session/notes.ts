/** A text one writes oneself, and which change of it a window shows; 0 when there was none */
export type OwnNote = { text: string; revision: number }
