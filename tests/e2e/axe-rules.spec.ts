import type { Prisma } from '../../app/domain/db'
import type { Requirement } from '../../app/domain/program/frontmatter'
import { paths } from '../../app/paths'
import { idOf } from '../../prisma/seed/story'
import { expect } from '../support/browser'
import { expectAccessible, expectToFitAPhone } from '../support/browser-axe'
import { test } from '../support/browser-own'

const LEVEL = { program: 'technical-leadership-ladder', stage: 'l1' }
const COHORT = idOf('spring-a')

/** Rules from an earlier day, filled: what would change, for whom, and what nothing judges any more. */
test.use({ story: 'accessible rules' })

test('a cohort that is asked otherwise than today, and for what cannot be judged any more', async ({ own, arrive }) => {
	const { requirements } = await own.db.cohort.findUniqueOrThrow({ where: { id: COHORT } })
	const carried = (requirements as unknown as Requirement[]).flatMap((rule): Requirement[] => {
		if (rule.kind === 'check') return [{ ...rule, bank: 'of-last-year' }]
		if (rule.kind === 'sessions') return [{ ...rule, attend: 4 }]
		if (rule.kind !== 'anyOf') return [rule]
		const options = [{ kind: 'rounds360' as const, instrument: 'of-last-year', result: 'confirmed' as const }]
		return [rule, { ...rule, id: 'as-a-mentor', options }]
	})
	const riddle = { id: 'riddle', kind: 'riddle' } as unknown as Requirement
	await own.db.cohort.update({
		where: { id: COHORT },
		data: { requirements: [...carried, riddle] as unknown as Prisma.InputJsonValue },
	})
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.rules({ cohort: COHORT }))
	const gone = admin.getByRole('region', { name: 'Cannot be judged any more' })
	await expect(gone.getByRole('listitem')).toHaveCount(3)
	await expect(gone).toContainText('The rules of today do not put it right')
	const affected = admin.getByRole('region', { name: 'Who would stand otherwise' })
	await expect(affected.getByRole('listitem')).not.toHaveCount(0)
	await expectAccessible(admin, 'rules of a cohort, filled')
	await expectToFitAPhone(admin, 'rules of a cohort, filled')
})

test('a level whose holders renew by rules of two earlier days', async ({ own, arrive }) => {
	const held = await own.db.certification.findMany({
		where: { stageKey: `${LEVEL.program}/${LEVEL.stage}`, inForceKey: { not: null } },
		orderBy: { number: 'asc' },
		select: { id: true, renewal: true },
	})
	for (const [nth, { id, renewal }] of held.entries()) {
		const kept = renewal as unknown as { requirements: Requirement[] }
		const requirements = kept.requirements.filter(({ kind }) => kind !== 'case' && (nth % 2 === 0 || kind !== 'check'))
		const earlier = { ...kept, requirements, validMonths: 36 } as unknown as Prisma.InputJsonValue
		await own.db.certification.update({ where: { id }, data: { renewal: earlier } })
	}
	const admin = await arrive('admin@sample.test')
	await admin.goto(paths.adminCertifications({ show: 'ending' }))
	await admin.getByRole('link', { name: 'See what the rules of today would change, and for whom' }).click()
	await expect(admin).toHaveURL(paths.renewing(LEVEL))
	await expect(admin.getByRole('region', { name: 'What would change' }).getByRole('list')).toHaveCount(3)
	await expectAccessible(admin, 'rules of renewing, filled')
	await expectToFitAPhone(admin, 'rules of renewing, filled')
	await admin.getByRole('link', { name: 'Let them renew by the rules of today' }).click()
	await expect(admin.getByRole('dialog')).toBeVisible()
	await expectAccessible(admin, 'rules of renewing, asked about')
})
