import type { Flaw } from './item-statistics'

/** What a flaw means for whoever writes the question. */
export const flawWords: Record<Flaw, string> = {
	'few-know':
		'Fewer than four in ten get it right. Does the lesson teach it, and does the question ask what you meant?',
	'all-know': 'Nearly everybody gets it right. It tells you nothing; ask something harder on the same outcome.',
	turned: 'Whoever does well on the rest gets this one wrong. Look for a second answer that is right.',
	'does-not-separate': 'It hardly tells those who know from those who do not. Look for words that give it away.',
	'idle-answer': 'A wrong answer that hardly anybody takes. Write one that a good lead in a hurry would choose.',
}
