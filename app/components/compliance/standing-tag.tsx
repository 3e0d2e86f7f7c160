import { type Standing, standingNames } from '~/domain/compliance/standing'

const tones: Partial<Record<Standing, string>> = {
	overdue: 'bad',
	'in-grace': 'warn',
	expiring: 'warn',
	'in-cohort': 'note',
	finished: 'good',
	held: 'good',
}

export function ComplianceTag({ standing }: { standing: Standing }) {
	return <span className={`tag ${tones[standing] ?? ''}`}>{standingNames[standing]}</span>
}
