;
// Hangfire's bundle of moment has no Russian, so "in 4 hours" would stay English on a Russian page.
(function () {
    if (!window.moment) return;

    function plural(number, one, few, many) {
        var tens = number % 100, units = number % 10;
        if (tens > 10 && tens < 20) return many;
        return units === 1 ? one : units > 1 && units < 5 ? few : many;
    }

    function count(one, few, many) {
        return function (number) { return number + ' ' + plural(number, one, few, many); };
    }

    var current = window.moment.locale();
    window.moment.defineLocale('ru', {
        months: 'января_февраля_марта_апреля_мая_июня_июля_августа_сентября_октября_ноября_декабря'.split('_'),
        monthsShort: 'янв._февр._мар._апр._мая_июн._июл._авг._сент._окт._нояб._дек.'.split('_'),
        weekdays: 'воскресенье_понедельник_вторник_среда_четверг_пятница_суббота'.split('_'),
        weekdaysShort: 'вс_пн_вт_ср_чт_пт_сб'.split('_'),
        weekdaysMin: 'вс_пн_вт_ср_чт_пт_сб'.split('_'),
        longDateFormat: { LT: 'H:mm', LTS: 'H:mm:ss', L: 'DD.MM.YYYY', LL: 'D MMMM YYYY', LLL: 'D MMMM YYYY, H:mm', LLLL: 'dddd, D MMMM YYYY, H:mm' },
        relativeTime: {
            future: 'через %s', past: '%s назад', s: 'несколько секунд', ss: count('секунду', 'секунды', 'секунд'),
            m: 'минуту', mm: count('минуту', 'минуты', 'минут'), h: 'час', hh: count('час', 'часа', 'часов'),
            d: 'день', dd: count('день', 'дня', 'дней'), M: 'месяц', MM: count('месяц', 'месяца', 'месяцев'), y: 'год', yy: count('год', 'года', 'лет')
        },
        week: { dow: 1, doy: 4 }
    });
    window.moment.locale(current);
})();

// The style sheet that Chart.js would write into the page is served as a file already, and the page's policy takes none from a script.
if (window.Chart && window.Chart.platform) window.Chart.platform.disableCSSInjection = true;

// A failed poll makes Hangfire show an English sentence, and a failed button nothing at all: it would turn for ever. Whatever the server says to this reader stands here instead;
// where it could not say anything, the sentence that the page has brought along.
(function () {
    if (!window.Hangfire || !window.jQuery) return;
    var $ = window.jQuery, standard = window.Hangfire.ErrorAlert;

    // Its poller makes one and shows it: the event below knows more.
    window.Hangfire.ErrorAlert = function () { this.show = function () { }; };

    function said(xhr) {
        var own = $('[data-metric="words:' + xhr.status + '"]').first().text();
        if (own) return own;
        try {
            var detail = JSON.parse(xhr.responseText).detail;
            if (detail) return detail;
        } catch (e) { /* No problem in JSON, so nothing that is meant for people. */ }
        return $('[data-metric="words:0"]').first().text();
    }

    $(document).ajaxError(function (event, xhr) {
        var isShown = $('#errorAlert').is(':visible');
        $('#errorAlertMessage').text(said(xhr));
        if (!isShown) new standard('', $('#errorAlertMessage').html()).show();
        // Hangfire sets a button turning a tenth of a second after the press, even when the answer was there before.
        setTimeout(function () { $('*[data-loading-text]').button('reset'); }, 200);
    });
})();

// The style sheet knows whether this page is dark (the reader may have chosen otherwise than the device says); Hangfire's charts ask the device only.
(function () {
    if (!window.Hangfire || !window.jQuery) return;

    function paint() {
        var scheme = getComputedStyle(document.documentElement).colorScheme === 'dark' ? 'dark' : 'light', page = window.Hangfire.page;
        [page && page.realtimeGraph, page && page.historyGraph].forEach(function (graph) {
            if (!graph) return;
            // Numbers and legends stay readable in either.
            graph._chart.options.scales.xAxes[0].ticks.fontColor = graph._chart.options.scales.yAxes[0].ticks.fontColor = scheme === 'dark' ? '#c9d1d9' : '#4a4a4a';
            graph.changeDatasetColorScheme(scheme);
        });
    }

    window.jQuery(function () {
        paint();
        window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', function () { setTimeout(paint, 0); });
    });
})();

// Names of states are English in Hangfire's own code, and its notice on failed jobs speaks to programmers. The page brings the reader's words, as "English=own" lines; on an English page there are none.
(function () {
    if (!window.jQuery) return;
    var $ = window.jQuery;

    $(function () {
        var words = {};
        $('[data-metric="words:states"]').first().text().split('|').forEach(function (pair) {
            var at = pair.indexOf('=');
            if (at > 0) words[pair.slice(0, at)] = pair.slice(at + 1);
        });
        $('.state-card-title, .state-card dt, .label').each(function () {
            $(this).contents().filter(function () { return this.nodeType === Node.TEXT_NODE; }).each(function () {
                var own = words[this.nodeValue.trim()];
                if (own) this.nodeValue = own;
            });
        });
        // Names for what has none, for those who hear the page.
        function named(key) { return $('[data-metric="words:' + key + '"]').first().text(); }
        $('.navbar-toggle').attr('aria-label', named('menu'));
        $('.js-jobs-list-select-all').attr('aria-label', named('choose-all'));
        $('.js-jobs-list-checkbox').each(function () { $(this).attr('aria-label', named('choose').replace('{0}', '#' + this.value)); });
        if (/\/jobs\/failed$/.test(location.pathname)) $('.js-page-container .alert-warning').has('code').text($('[data-metric="words:failed"]').first().text());
    });
})();
