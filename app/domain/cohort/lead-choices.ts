/** Who may be named for a cohort. `note`: their load where they may take the part, the reason where they may not. */
export type LeadChoice = { id: string; name: string; note: string }
export type LeadChoices = { leading: LeadChoice[]; observing: LeadChoice[]; closed: LeadChoice[] }
