/* global document, window */
// The script of report.html: filters lists, dims the map, draws timetables. It fetches nothing and builds no markup out of text.
;(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)]
  const dataElement = document.getElementById('timetable-data')
  /** As in the plan: home, visit, broadcast. */
  const VISIT = 1
  const data = dataElement ? JSON.parse(dataElement.textContent) : undefined

  // Lists: every word searched for must occur in the row; cluster and school must be among the row's.
  for (const form of all('form[data-list]')) {
    const rows = all(`#${form.dataset.list} tbody tr`).map((element) => ({
      element,
      text: element.textContent.toLowerCase(),
      sites: JSON.parse(element.dataset.sites),
      clusters: JSON.parse(element.dataset.clusters),
    }))
    const field = (name) => (form.elements[name] ? form.elements[name].value : '')
    const filter = () => {
      const words = field('words').toLowerCase().split(/\s+/).filter(Boolean)
      const [cluster, site] = [field('cluster'), field('site')]
      let shown = 0
      for (const row of rows) {
        const match =
          words.every((word) => row.text.includes(word)) &&
          (cluster === '' || row.clusters.includes(cluster)) &&
          (site === '' || row.sites.includes(site))
        row.element.hidden = !match
        if (match) shown++
      }
      form.querySelector('output').textContent = `${shown} / ${rows.length}`
    }
    form.addEventListener('input', filter)
    form.addEventListener('submit', (event) => event.preventDefault())
    filter()
  }

  // Map: layers on and off; one site's flows.
  const map = document.getElementById('county-map')
  if (map) {
    for (const box of all('input[data-layer]'))
      box.addEventListener('change', () =>
        map.querySelector(`[data-flows="${box.dataset.layer}"]`).classList.toggle('off', !box.checked),
      )
    let chosen
    const choose = (site) => {
      chosen = chosen === site ? undefined : site
      const near = new Set([chosen])
      for (const flow of all('.flow', map)) {
        const { from, to } = flow.dataset
        const touches = chosen === undefined || from === chosen || to === chosen
        flow.classList.toggle('dim', !touches)
        if (touches) near.add(from).add(to)
      }
      for (const element of all('[data-site], [data-label]', map)) {
        const id = element.dataset.site ?? element.dataset.label
        element.classList.toggle('dim', chosen !== undefined && !near.has(id))
      }
    }
    for (const site of all('.site', map)) {
      site.addEventListener('click', () => choose(site.dataset.site))
      site.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        choose(site.dataset.site)
      })
    }
  }

  // Timetables.
  const picker = document.getElementById('picker')
  if (data && picker) {
    const lessonsOf = { class: new Map(), teacher: new Map(), room: new Map() }
    const put = (kind, key, lesson) => {
      const list = lessonsOf[kind].get(key)
      if (list) list.push(lesson)
      else lessonsOf[kind].set(key, [lesson])
    }
    for (let i = 0; i < data.lessons.length; i += 4) {
      const [duty, day, period, room] = data.lessons.slice(i, i + 4)
      const [teacher, classes, subject, site, mode, assistants] = data.duties[duty]
      const lesson = { day, period, teacher, classes, subject, site, mode }
      put('teacher', teacher, lesson)
      for (const assistant of assistants) put('teacher', assistant, { ...lesson, attends: true })
      for (const schoolClass of classes) put('class', schoolClass, lesson)
      if (room > 0) put('room', room - 1, lesson)
    }
    const element = (tag, text, className) => {
      const made = document.createElement(tag)
      if (text !== undefined) made.textContent = text
      if (className) made.className = className
      return made
    }
    const KINDS = {
      class: { list: data.classes, label: ([name]) => name },
      teacher: { list: data.teachers, label: ([id, , , subject]) => `${id} ${data.subjects[subject]}` },
      room: { list: data.rooms, label: ([id, , kind]) => `${data.roomKinds[kind]} ${id}` },
    }
    const { site, whose } = picker.elements
    const kindOf = () => picker.elements.kind.value
    const option = (value, text) => {
      const made = element('option', text)
      made.value = String(value)
      return made
    }
    data.sites.forEach(([name], i) => site.append(option(i, name)))

    const fillItems = () => {
      const kind = kindOf()
      const { list, label } = KINDS[kind]
      picker.querySelector('[data-kind-name]').textContent = data.words[kind]
      const options = list.flatMap((entry, i) => {
        const here =
          entry[1] === Number(site.value) ||
          (kind === 'teacher' &&
            (lessonsOf.teacher.get(i) ?? []).some(
              (lesson) => !lesson.attends && lesson.site === Number(site.value),
            ))
        return here && lessonsOf[kind].has(i) ? [option(i, label(entry))] : []
      })
      whose.replaceChildren(...options)
      draw()
    }

    const draw = () => {
      const kind = kindOf()
      const place = document.getElementById('timetable')
      const lessons = lessonsOf[kind].get(Number(whose.value))
      if (whose.value === '' || !lessons) {
        place.replaceChildren(element('p', data.words.none))
        return
      }
      const entry = KINDS[kind].list[Number(whose.value)]
      const home = entry[1]
      const stage = kind === 'room' ? 0 : entry[2]
      const bellsOf = (at, ofStage) => {
        const [, primary, junior] = data.sites[at] ?? ['', -1, -1]
        const chosen = ofStage === 2 ? junior : ofStage === 1 ? primary : Math.max(primary, junior)
        return data.bells[chosen < 0 ? Math.max(primary, junior) : chosen] ?? []
      }
      const times = bellsOf(home, stage)
      const last = Math.max(times.length, ...lessons.map(({ period }) => period))
      const table = element('table')
      table.append(
        element(
          'caption',
          `${data.sites[home]?.[0] ?? ''} ${KINDS[kind].label(entry)} ${data.words.caption}`,
        ),
      )
      const head = table.createTHead().insertRow()
      head.append(
        ...[data.words.period, ...data.days].map((text) => {
          const th = element('th', text)
          th.scope = 'col'
          return th
        }),
      )
      const body = table.createTBody()
      let anyAway = false
      for (let period = 1; period <= last; period++) {
        const row = body.insertRow()
        const th = element('th', String(period))
        th.scope = 'row'
        th.append(element('small', times[period - 1] ?? ''))
        row.append(th)
        for (let day = 1; day <= data.days.length; day++) {
          const cell = row.insertCell()
          let before
          for (const lesson of lessons.filter((l) => l.day === day && l.period === period)) {
            const away =
              !lesson.attends && (lesson.site !== home || (kind !== 'teacher' && lesson.mode === VISIT))
            if (away) {
              cell.classList.add('away')
              anyAway = true
            }
            // A room may hold several classes at once: the subject once, then a line a class.
            if (lesson.subject !== before) cell.append(element('b', data.subjects[lesson.subject]))
            before = lesson.subject
            const classes = lesson.classes.map((at) => data.classes[at]?.[0] ?? '').join('+')
            if (kind === 'room') {
              const line = element('span', `${classes} `, 'line')
              line.append(element('small', data.teachers[lesson.teacher][0]))
              cell.append(line)
              continue
            }
            if (kind !== 'class') cell.append(element('span', classes))
            if (lesson.attends) cell.append(element('small', data.words.attends))
            if (kind !== 'teacher') cell.append(element('small', data.teachers[lesson.teacher][0]))
            if (kind === 'teacher' && away) {
              const stageThere = data.classes[lesson.classes[0]]?.[2]
              const time = bellsOf(lesson.site, stageThere)[period - 1]
              cell.append(element('small', `${data.sites[lesson.site]?.[0] ?? ''} ${time ?? ''}`))
            }
          }
        }
      }
      place.replaceChildren(table, ...(anyAway ? [element('p', data.words.away[kind], 'away-note')] : []))
    }

    site.addEventListener('change', fillItems)
    whose.addEventListener('change', draw)
    for (const radio of all('input[name="kind"]', picker)) radio.addEventListener('change', fillItems)
    picker.addEventListener('submit', (event) => event.preventDefault())
    fillItems()
  }

  // On paper everything is open.
  window.addEventListener('beforeprint', () => {
    for (const details of all('details')) details.open = true
  })
})()
