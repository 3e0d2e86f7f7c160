import type { z } from 'zod'
import { type Agenda, agenda } from '~/domain/agenda/frontmatter'

/** An agenda without a fault, as content/agendas says it, for the session of `aStageData`. */
export function anAgendaFile(): z.input<typeof agenda> {
	return {
		kind: 'agenda',
		for: 'ladder/l1/s1',
		format: 'talk-10',
		minutes: 10,
		purpose: 'A talk is heard.',
		ready: { everybody: ['A worry.'] },
		patterns: ['first'],
		phases: [
			{ id: 'case', title: 'Case', minutes: 4, purpose: 'To hear.', say: ['What happened?'] },
			{ id: 'discuss', title: 'Discuss', minutes: 6, purpose: 'To find out.', say: ['What else?'] },
		],
	}
}

export const anAgenda = (said: Partial<Agenda> = {}): Agenda => ({ ...agenda.parse(anAgendaFile()), ...said })
