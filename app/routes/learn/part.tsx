import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useRef } from 'react'
import { keepPage, keepShown } from '~/components/keep-page'
import { PatternLinks } from '~/components/pattern/links'
import { LessonBlock } from '~/components/reader/block'
import { BookmarkButton } from '~/components/reader/bookmark-button'
import { Changed } from '~/components/reader/changed'
import { Contents, PhoneBar } from '~/components/reader/contents'
import { passageMark } from '~/components/reader/html'
import { Onward } from '~/components/reader/onward'
import { PartNotes } from '~/components/reader/part-notes'
import { SelectionBar } from '~/components/reader/selection-bar'
import { TermLinks } from '~/components/reader/term-links'
import { useDrawnMarks } from '~/components/reader/use-drawn-marks'
import { useReaderKeys } from '~/components/reader/use-reader-keys'
import { useSavedAsRead } from '~/components/reader/use-saved-as-read'
import { termsOf } from '~/domain/glossary/glossary'
import { patternsOf } from '~/domain/pattern/pattern'
import { getPart, isElective } from '~/domain/program/find'
import { changedSince } from '~/domain/progress/changed-since.server'
import { readingState } from '~/domain/progress/completion'
import { CHOOSING } from '~/domain/progress/mark-view'
import { viewPartMarks } from '~/domain/progress/part-marks.server'
import { viewBlock } from '~/domain/progress/part-view'
import { recordReading } from '~/domain/progress/record.server'
import { lessonForm } from '~/domain/progress/schema'
import { dateOf, whenOf } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { readFormData, searchParam } from '~/http/form-data'
import { type FormAnswer, readForm } from '~/http/forms'
import { param, requireReader } from '~/http/guards'
import { answerOwnMarkForm } from '~/http/own-mark-form.server'
import { answerPassageForm } from '~/http/passage-form.server'
import { readModule, readPart } from '~/http/reader-place.server'
import { goTo } from '~/http/safe-redirect'
import { paths } from '~/paths'
import styles from '~/styles/reader.css?url'
import worksheet from '~/styles/worksheet.css?url'

export const handle = { at: 'learn', help: 'reading' }
export const links: LinksFunction = () => [
	{ rel: 'stylesheet', href: styles },
	{ rel: 'stylesheet', href: worksheet },
]
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
	{ title: `${page?.part.title ?? 'Lesson'} · ${page?.module.title ?? 'Belay'}` },
]

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const { clock } = args.context
	const { stage, module, lesson, record, here, part, index, marks } = await readPart(args, reader, clock())
	const asked = searchParam(args.request, 'passages')
	const choosing = CHOOSING.find((each) => each === asked)
	const own = viewPartMarks(marks, { lesson, part }, choosing)
	const state = readingState(lesson, record, record.answers)
	const next = lesson.parts[index + 1]
	const back = lesson.parts[index - 1]
	return {
		stage: { label: stage.label, tag: stage.id, path: paths.stage(here) },
		own,
		module: {
			key: module.key,
			title: module.title,
			name: isElective(stage, module) ? 'Elective' : `Module ${module.position}`,
			words: lesson.words,
		},
		part: {
			slug: part.slug,
			title: part.title,
			standfirst: part.standfirst,
			number: index + 1,
			of: lesson.parts.length,
			minutes: part.minutes,
		},
		blocks: part.blocks.map((block) => viewBlock(block, record.answers)),
		contents: lesson.parts.map((each) => ({
			title: each.title,
			to: paths.part({ ...here, part: each.slug }),
			state:
				each.slug === part.slug
					? ('here' as const)
					: state.partsRead.includes(each.slug)
						? ('done' as const)
						: ('ahead' as const),
		})),
		isRead: state.partsRead.includes(part.slug),
		changed: await changedSince(args.context.shelf, lesson, part.slug, record.readIn),
		next: next ? { title: next.title, minutes: next.minutes, to: paths.part({ ...here, part: next.slug }) } : null,
		back: back ? { title: back.title, to: paths.part({ ...here, part: back.slug }) } : null,
		words: next ? [] : termsOf(args.context.content.glossary, module.key).map(({ id, term }) => ({ id, term })),
		patterns: next ? [] : patternsOf(args.context.content.library, module.key).map(({ id, title }) => ({ id, title })),
		minutesLeft: state.minutesLeft,
		minutesInAll: state.minutesInAll,
		left: state.left,
		track: reader.careerTrack,
		today: dateOf(clock(), reader.timeZone),
	}
})

export const action = asHttp(async (args: ActionFunctionArgs) => {
	const reader = await requireReader(args)
	const { module, lesson, here } = await readModule(args, reader)
	const { part, index } = getPart(lesson, param(args, 'part'))
	const formData = await readFormData(args.request)
	const path = paths.part({ ...here, part: part.slug })
	const where = { personId: reader.id, moduleKey: module.key, partSlug: part.slug }
	const marked =
		(await answerPassageForm(args.context, formData, { ...where, lesson, path })) ??
		(await answerOwnMarkForm(args.context, formData, { personId: reader.id, path }))
	if (marked) return marked
	const form = readForm(formData, lessonForm)
	if (!form.ok) return form.answer
	const now = args.context.clock()
	const today = dateOf(now, reader.timeZone)
	if (form.value.intent === 'done' && form.value.doneOn > today)
		return form.refuse({ fields: { doneOn: ['Choose a day that has been'] } })
	if (form.value.intent === 'promise' && form.value.dueOn < today)
		return form.refuse({ fields: { dueOn: ['Choose today or a day ahead'] } })
	await recordReading(args.context.db, lesson, where, form.value, now)
	if (form.value.intent === 'read' && form.value.onward) {
		const next = lesson.parts[index + 1]
		return goTo(next ? paths.part({ ...here, part: next.slug }) : paths.stage(here))
	}
	return { ok: true, savedAt: whenOf(now, reader.timeZone).time }
})

export const clientAction = keepPage
export const shouldRevalidate = keepShown

export default function PartPage() {
	const page = useLoaderData<typeof loader>()
	const answer = useActionData<FormAnswer | null>()
	const article = useRef<HTMLElement>(null)
	useDrawnMarks(article, page.own.marks)
	useSavedAsRead(page.part.slug, page.isRead)
	useReaderKeys({ back: page.back?.to, next: page.next?.to, article })
	return (
		<>
			<PhoneBar page={page} />
			<main id="main" className="read">
				<Contents page={page} />
				<article className="lesson" ref={article}>
					<p className="over">
						<span className={`tag ${page.stage.tag}`}>{page.stage.label}</span>
						{page.module.name}, {page.module.title}
					</p>
					<BookmarkButton isSet={page.own.isBookmarked} module={page.module.key} part={page.part.slug} />
					<h1 className="h1">{page.part.title}</h1>
					<div className="stand" {...passageMark('s')} dangerouslySetInnerHTML={{ __html: page.part.standfirst }} />
					<Changed passages={page.changed} key={page.part.slug} />
					{page.blocks.map((block, index) => (
						<LessonBlock
							key={'id' in block ? block.id : `${page.part.slug}-${index}`}
							block={block}
							passage={String(index)}
							track={page.track}
							today={page.today}
							answer={answer}
						/>
					))}
					<PatternLinks patterns={page.patterns} lead="To have at hand when it is time:" />
					<TermLinks terms={page.words} />
					<Onward part={page.part} next={page.next} left={page.left} isRead={page.isRead} />
					<PartNotes own={page.own} answer={answer} article={article} />
					<SelectionBar article={article} version={page.own.version} once={page.own.once} />
				</article>
			</main>
		</>
	)
}
