import { nameStanding, type Standing, type Stands } from '~/domain/compliance/standing'

const tones: Partial<Record<Standing, string>> = {
	overdue: 'bad',
	'in-grace': 'warn',
	expiring: 'warn',
	'in-cohort': 'note',
	finished: 'good',
	held: 'good',
}

export function ComplianceTag({ of }: { of: Pick<Stands, 'standing' | 'alsoInCohort'> }) {
	return <span className={`tag ${tones[of.standing] ?? ''}`}>{nameStanding(of)}</span>
}
