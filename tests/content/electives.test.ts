import { expect, test } from 'vitest'
import { rulesOfToday } from '~/domain/cohort/rules'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { coreModules, getLesson, isElective } from '~/domain/program/find'
import { pinsOfToday } from '~/domain/program/pins'
import { readContent } from '../../server/content'
import { aContentFolder, type Change, faultsAfter, file, first } from '../support/content-folder'

/** A second lesson, named among the electives of the stage. */
const withElective: Change = ({ stage, lesson, others }) => {
	stage.electives = [{ ...first(stage.modules), id: 'extra', title: 'Extra', status: 'written' }]
	others['programs/ladder/l1/extra.mdx'] = (lesson ?? '')
		.replace('id: listening', 'id: extra')
		.replace('title: Listening', 'title: Extra')
}

test('an elective is in no sum of minutes, and is read like any module', async () => {
	const { content, faults } = await readContent(aContentFolder(withElective), null)
	expect(faults).toEqual([])
	const stage = first(first(content.programs).stages)
	expect(getLesson(stage, 'extra').module).toMatchObject({ key: 'ladder/l1/extra', position: 2 })
	expect(isElective(stage, { id: 'extra' })).toBe(true)
})

test('an elective is asked of nobody, and of no cohort', async () => {
	const { content } = await readContent(aContentFolder(withElective), null)
	const stage = first(first(content.programs).stages)
	expect(coreModules(stage).map((module) => module.id)).toEqual(['listening'])
	expect(rulesOfToday(stage)).toContainEqual({ id: 'modules', kind: 'modules', core: ['listening'] })
	expect(Object.keys(pinsOfToday(stage))).toEqual(['listening'])
})

test('a stage of which only an elective is written is closed to cohorts', async () => {
	const { content } = await readContent(
		aContentFolder((folder) => {
			withElective(folder)
			for (const module of folder.stage.modules) module.status = 'planned'
			folder.lesson = null
		}),
		null,
	)
	expect(stageChoices(content.programs)).toMatchObject([{ closed: 'no module is written yet' }])
})

test('an elective that stands among the modules too is reported', async () => {
	const lines = await faultsAfter(({ stage }) => {
		stage.electives = [...stage.modules.map((module) => ({ ...module, status: 'written' as const }))]
	})
	expect(lines).toContain(`${file.program}: stages.l1: module listening stands twice`)
})
